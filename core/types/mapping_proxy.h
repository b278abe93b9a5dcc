// mappingproxy: a read-only view of a mapping, such as a class's __dict__.
#pragma once

#include "object/object.h"

MUST_USE NEW_REF Object *mapping_proxy_new(Object *mapping);
