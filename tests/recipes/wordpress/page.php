<?php
// Saves and renders post.html as WordPress does for a writer who may (administrator) or may not (author) use HTML
// freely: php page.php administrator|author
$is_trusted = 'administrator' === $argv[1];
define( 'ABSPATH', __DIR__ . '/' );
define( 'WP_INSTALLING', true ); // an empty database is no error
define( 'WP_HOME', 'http://localhost' );
define( 'WP_SITEURL', 'http://localhost' );
$_SERVER['HTTP_HOST'] = 'localhost';
$_SERVER['REQUEST_URI'] = '/';
$table_prefix = 'wp_';
require ABSPATH . 'wp-settings.php';

add_filter(
    'user_has_cap',
    fn( $capabilities ) => array( 'unfiltered_html' => $is_trusted ) + $capabilities
);
kses_init(); // asks for that capability

$saved = apply_filters( 'content_save_pre', wp_slash( file_get_contents( 'post.html' ) ) );
echo "<!doctype html>\n<meta charset=\"utf-8\">\n<title>A blog</title>\n";
wp_head();
echo apply_filters( 'the_content', wp_unslash( $saved ) );
wp_footer();
