<?php
/** A database with nothing in it: WordPress falls back on its defaults, and no server is needed. */
class Empty_Database extends wpdb {
    public function __construct() {
        $this->ready = true;
        $this->charset = 'utf8mb4';
    }

    public function query( $query ) {
        $this->last_result = array();
        return 0;
    }

    public function _real_escape( $data ) {
        return addslashes( $data );
    }

    public function db_version() {
        return '8.0';
    }
}

$wpdb = new Empty_Database();
