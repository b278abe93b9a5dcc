# --- all forms
import a.b.c, d as e, f.g.h as i
from . import x
from .. import y as z, w
from .a.b import *
from c import (d, e as f)
