// Start of the containers: free lists and the empty tuple.
#pragma once

// Before any container is made: after gc_init, before strs_init.
void containers_init(void);
