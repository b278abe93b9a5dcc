# Writes the Python files beside this script into one C file, as string literals: cmake -DOUT=file.c -P embed.cmake
# Lines that are empty or hold only a comment go, and four spaces of indentation become one. No file may have a comment
# line, an empty one, or one that ends in a backslash, inside a string, none depends on how lines are indented there, and
# none has tabs.
get_filename_component(here ${CMAKE_CURRENT_LIST_FILE} DIRECTORY)
file(GLOB_RECURSE files RELATIVE ${here} ${here}/*.py)
list(SORT files)
# Files that share most stand side by side, where a compressor makes half a kB less of them; the others come behind.
set(order typing.py _collections_abc.py _frames.py weakref.py _weakrefset.py graphlib.py
  importlib/machinery.py importlib/util.py importlib/__init__.py linecache.py abc.py types.py contextlib.py
  functools.py copyreg.py copy.py reprlib.py pprint.py json/encoder.py json/__init__.py json/decoder.py
  _string.py string.py textwrap.py io.py struct.py re/__init__.py traceback.py warnings.py logging/__init__.py
  unittest/__init__.py doctest.py tracemalloc.py collections/__init__.py numbers.py _signatures.py timeit.py
  heapq.py keyword.py collections/abc.py __future__.py dis.py inspect.py dataclasses.py enum.py
  asyncio/__init__.py difflib.py random.py statistics.py fractions.py decimal.py datetime.py calendar.py
  _strptime.py errno.py)
list(REMOVE_ITEM files ${order})
list(PREPEND files ${order})
set(rows "")
set(text "#include \"library/frozen.h\"\n")
set(number 0)
foreach(file ${files})
  file(READ ${here}/${file} source)
  string(REGEX REPLACE "\n[ ]*#[^\n]*" "\n" source "\n${source}")
  string(REGEX REPLACE "\n\n+" "\n" source "${source}")
  string(REPLACE "\n    " "\n\t" source "${source}")
  foreach(level RANGE 8)
    string(REPLACE "\t    " "\t\t" source "${source}")
  endforeach()
  string(REPLACE "\t" " " source "${source}")
  string(SUBSTRING "${source}" 1 -1 source)
  string(REPLACE "\\" "\\\\" source "${source}")
  string(REPLACE "\"" "\\\"" source "${source}")
  string(REPLACE "?" "\\?" source "${source}")
  string(REPLACE "\n" "\\n\"\n\"" source "${source}")
  string(REGEX REPLACE "[.]py$" "" name ${file})
  set(is_package false)
  if(name MATCHES "/__init__$")
    string(REPLACE "/__init__" "" name ${name})
    set(is_package true)
  endif()
  string(REPLACE "/" "." name ${name})
  string(APPEND text "\nstatic const char text_${number}[] =\n\"${source}\";\n")
  string(APPEND rows "    {\"${name}\", text_${number}, sizeof text_${number} - 1, ${is_package}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND text "\nconst FrozenModule frozen_modules[] = {\n${rows}    {.name = NULL},\n};\n")
# A text that is the same is no reason to compile, link and optimize again.
set(old "")
if(EXISTS ${OUT})
  file(READ ${OUT} old)
endif()
if(NOT "${old}" STREQUAL "${text}")
  file(WRITE ${OUT} "${text}")
endif()
