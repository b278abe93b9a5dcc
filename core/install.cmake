# The runtime as a C library: libouro.a, ouro.h, ouro.pc and the command line. Included by the top CMakeLists.txt.
include(GNUInstallDirs)

# One object in which only the functions of ouro.h are global: a host may have a list_append of its own.
set(merged ${CMAKE_BINARY_DIR}/ouro_merged.o)
set(library ${CMAKE_BINARY_DIR}/${CMAKE_STATIC_LIBRARY_PREFIX}ouro${CMAKE_STATIC_LIBRARY_SUFFIX})
add_custom_command(
  OUTPUT ${library}
  COMMAND ${CMAKE_LINKER} -r -o ${merged} --whole-archive $<TARGET_FILE:ouro_core>
  COMMAND ${CMAKE_OBJCOPY} --wildcard "--keep-global-symbol=ouro_*" ${merged}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${library}
  COMMAND ${CMAKE_AR} rcsD ${library} ${merged}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${merged}
  DEPENDS ouro_core
  VERBATIM
)
add_custom_target(ouro_library ALL DEPENDS ${library})

# Its prefix is where it lies, so that the folder can be moved.
string(REGEX REPLACE "[^/]+" ".." up "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
configure_file(${CMAKE_CURRENT_LIST_DIR}/ouro.pc.in ${CMAKE_BINARY_DIR}/ouro.pc @ONLY)

install(TARGETS ouro)
install(FILES ${library} DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/ouro.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${CMAKE_BINARY_DIR}/ouro.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
