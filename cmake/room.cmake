# SPDX-License-Identifier: GPL-2.0-or-later
# How a room, a program and a message catalogue are built.

add_library(tc_flags INTERFACE)
target_compile_options(tc_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wformat=2 -Wundef -Wpointer-arith -Wwrite-strings
  -Wcast-qual -Wvla -fvisibility=hidden
  $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition>
  $<$<COMPILE_LANGUAGE:C>:-Wswitch-enum>)
target_compile_definitions(tc_flags INTERFACE _GNU_SOURCE _FILE_OFFSET_BITS=64
  TRACUU_VERSION="${PROJECT_VERSION}")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_definitions(tc_flags INTERFACE _FORTIFY_SOURCE=2)
  target_compile_options(tc_flags INTERFACE
    -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE)
  target_link_options(tc_flags INTERFACE -pie -Wl,-z,relro,-z,now -Wl,--as-needed)
  # Where tables of pointers are, to be put right when a process starts, in 2 KB instead of 200.
  include(CheckLinkerFlag)
  check_linker_flag(C -Wl,-z,pack-relative-relocs TRACUU_PACKED_RELOCATIONS)
  if(TRACUU_PACKED_RELOCATIONS)
    target_link_options(tc_flags INTERFACE -Wl,-z,pack-relative-relocs)
  endif()
endif()
option(TRACUU_SANITIZE "address and undefined-behaviour sanitizers" OFF)
if(TRACUU_SANITIZE)
  target_compile_options(tc_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tc_flags INTERFACE -fsanitize=address,undefined)
endif()
option(TRACUU_FUZZ "the fuzz targets, for libFuzzer (clang)" OFF)
if(TRACUU_FUZZ)
  # The house is warned by gcc; clang has other opinions.
  target_compile_options(tc_flags INTERFACE -fsanitize=fuzzer-no-link -w -Wno-error)
endif()

# tc_library(NAME MODULE [MORE…]): the library that pkg-config knows as MODULE, as the target
# PkgConfig::NAME.  Its archive is taken where there is one, with the libraries MORE that the archive
# needs: most of what a process takes to start is loading shared libraries and binding their names.
# Whoever maintains the libraries of a system may want -DTRACUU_ARCHIVES=OFF.
option(TRACUU_ARCHIVES "link archives of small libraries where they are installed" ON)
function(tc_library name module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
  list(GET ${name}_LIBRARIES 0 stem)
  find_library(${name}_ARCHIVE lib${stem}.a HINTS ${${name}_LIBRARY_DIRS})
  if(TRACUU_ARCHIVES AND ${name}_ARCHIVE)
    set_target_properties(PkgConfig::${name} PROPERTIES INTERFACE_LINK_LIBRARIES "${${name}_ARCHIVE};${ARGN}")
  endif()
endfunction()

# tc_room(NAME LINK targets… PRIVATE_LINK targets…): static library tc_NAME of NAME/*.c, NAME/*.cc,
# NAME/*.re (through re2c) and one level of subfolders but main.c; public headers NAME/include/.
function(tc_room name)
  cmake_parse_arguments(ROOM "" "" "LINK;PRIVATE_LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${name}/*.c ${name}/*.cc ${name}/readers/*.c)
  file(GLOB grammars CONFIGURE_DEPENDS ${name}/*.re)
  list(FILTER sources EXCLUDE REGEX "/main\\.c$")
  foreach(grammar IN LISTS grammars)
    get_filename_component(stem ${grammar} NAME_WE)
    set(generated ${CMAKE_BINARY_DIR}/generated/${name}/${stem}.c)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/${name})
    add_custom_command(OUTPUT ${generated}
      COMMAND ${RE2C} -W -Werror --no-debug-info -8 --input-encoding utf8 --tags -o ${generated} ${grammar}
      DEPENDS ${grammar} VERBATIM)
    list(APPEND sources ${generated})
  endforeach()
  add_library(tc_${name} STATIC ${sources})
  target_include_directories(tc_${name} PRIVATE ${name} PUBLIC ${name}/include)
  target_link_libraries(tc_${name} PUBLIC ${ROOM_LINK} PRIVATE tc_flags ${ROOM_PRIVATE_LINK})
endfunction()

function(tc_program name main)
  cmake_parse_arguments(PROGRAM "" "" "LINK" ${ARGN})
  add_executable(${name} ${main})
  target_link_libraries(${name} PRIVATE ${PROGRAM_LINK} tc_flags)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# The formats that po/LANGUAGE.po translates, for base/messages.c.
function(tc_message_formats language)
  set(generated ${CMAKE_BINARY_DIR}/generated/base/formats.inc)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/base)
  find_program(MSGCAT msgcat REQUIRED)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${MSGCAT} --no-wrap -o formats.po ${CMAKE_SOURCE_DIR}/po/${language}.po
    COMMAND sed -n "s/^msgid \\(\".*%.*\"\\)$/\\1,/p" formats.po > ${generated}
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}/generated/base
    DEPENDS po/${language}.po VERBATIM)
  target_sources(tc_base PRIVATE ${generated})
  target_include_directories(tc_base PRIVATE ${CMAKE_BINARY_DIR}/generated/base)
endfunction()

# po/LANGUAGE.po into share/locale beside bin, where both the build tree and an installed one find it.
function(tc_catalogue language)
  set(catalogue ${CMAKE_BINARY_DIR}/share/locale/${language}/LC_MESSAGES/tracuu.mo)
  get_filename_component(folder ${catalogue} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${catalogue}
    COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check -o ${catalogue} ${CMAKE_SOURCE_DIR}/po/${language}.po
    DEPENDS po/${language}.po VERBATIM)
  add_custom_target(catalogue-${language} ALL DEPENDS ${catalogue})
  install(FILES ${catalogue} DESTINATION ${CMAKE_INSTALL_DATADIR}/locale/${language}/LC_MESSAGES)
endfunction()
