# How every target of the project is made. One library per folder of core and ui, each with its own include root, so that a
# folder sees another one's headers only if its CMakeLists names it: the directions of the house are held by the build.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(TIDEWRIGHT_CCACHE ccache)
if(TIDEWRIGHT_CCACHE)
  # Paths below the project are hashed relative to it: two clones on one machine share what they have compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros "${TIDEWRIGHT_CCACHE}")
endif()
find_program(TIDEWRIGHT_MOLD mold)
if(TIDEWRIGHT_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(tidewright_options INTERFACE)
target_compile_options(tidewright_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  # GCC 12 sees overlapping copies in std::string's own operator+ (gcc.gnu.org/PR105651), depending on what it inlines.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${TIDEWRIGHT_WERROR}>:-Werror>)
target_compile_definitions(tidewright_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# tidewright_precompile(TARGET)
#   Gives a target the one precompiled header of the build, which belongs to the lowest library. Not in the presets that are developed
#   with: it would hide that a file forgets what it includes.
function(tidewright_precompile target)
  if(NOT TIDEWRIGHT_PRECOMPILED)
    return()
  endif()
  if(target STREQUAL "tidewright_base")
    target_precompile_headers(${target} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/precompiled.h")
  else()
    target_precompile_headers(${target} REUSE_FROM tidewright_base)
  endif()
endfunction()

# tidewright_library(NAME [MOC] SOURCES … [PUBLIC …] [PRIVATE …])
#   The library tidewright_NAME of the current folder; PUBLIC and PRIVATE are what it links.
#   Headers are included by their file name alone, which is unique in the project (held by a test).
function(tidewright_library name)
  cmake_parse_arguments(ARG "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(tidewright_${name} STATIC ${ARG_SOURCES})
  if(ARG_MOC)
    set_target_properties(tidewright_${name} PROPERTIES AUTOMOC ON)
  endif()
  target_include_directories(tidewright_${name} PUBLIC "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}>")
  target_link_libraries(tidewright_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} "$<BUILD_INTERFACE:tidewright_options>")
  set_target_properties(tidewright_${name} PROPERTIES EXPORT_NAME ${name})
  tidewright_precompile(tidewright_${name})
endfunction()

# Where the servers of the tests leave servers.json.
set(TIDEWRIGHT_TEST_SERVERS_DIR "${CMAKE_BINARY_DIR}/test-servers")

# tidewright_wants(RESULT LABEL …)
#   Whether this build has the tests of one of the labels.
function(tidewright_wants result)
  set(wanted FALSE)
  foreach(label IN LISTS ARGN)
    if(NOT TIDEWRIGHT_TEST_LABELS OR label IN_LIST TIDEWRIGHT_TEST_LABELS)
      set(wanted TRUE)
    endif()
  endforeach()
  set(${result} ${wanted} PARENT_SCOPE)
endfunction()

# tidewright_test(FILE [LABEL …] [LINK …] [ARGUMENTS …] [TIMEOUT seconds] [SERVERS] [READS_SOURCES])
#   One test binary per file, called after it; none at all if TIDEWRIGHT_TEST_LABELS has none of its labels. Console tests run offscreen.
#   SERVERS: needs the real PostgreSQL and MariaDB of tests/support/servers.sh, which ctest starts before the first such test and stops
#   after the last. READS_SOURCES: knows the project's folder.
function(tidewright_test name)
  cmake_parse_arguments(ARG "SERVERS;READS_SOURCES" "TIMEOUT" "LABEL;LINK;SOURCES;ARGUMENTS" ${ARGN})
  tidewright_wants(wanted ${ARG_LABEL})
  if(NOT wanted)
    return()
  endif()
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test tidewright_options)
  tidewright_precompile(${name})
  if(ARG_READS_SOURCES)
    target_compile_definitions(${name} PRIVATE TIDEWRIGHT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_dependencies(tidewright_tests ${name})
  add_test(NAME ${name} COMMAND ${name} ${ARG_ARGUMENTS})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
  if(ARG_SERVERS)
    target_link_libraries(${name} PRIVATE tidewright_testservers)
    # One after the other: an open transaction of one test holds back what another one may read of the same server.
    set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED servers RESOURCE_LOCK servers)
  endif()
endfunction()
