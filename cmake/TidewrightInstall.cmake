# What `cmake --install` and CPack put where. Included last, when every target is known.
#   component programs: the two programs and all that belongs to them; this is the Debian package
#   component library:  static libraries, headers and the CMake package Tidewright, for programs that sync on their own

include(CMakePackageConfigHelpers)

# The programs, with the completion of each shell as the command line itself prints it.
foreach(program IN ITEMS tidewright tidewright-console)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME COMPONENT programs)
  endif()
endforeach()
if(TARGET tidewright)
  set(completions "")
  foreach(shell IN ITEMS bash zsh fish)
    set(completion "${CMAKE_BINARY_DIR}/completions/tidewright.${shell}")
    add_custom_command(OUTPUT "${completion}" COMMAND tidewright completion ${shell} > "${completion}" VERBATIM)
    list(APPEND completions "${completion}")
  endforeach()
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/completions")
  add_custom_target(tidewright_completions ALL DEPENDS ${completions})
  install(FILES "${CMAKE_BINARY_DIR}/completions/tidewright.bash" RENAME tidewright
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT programs)
  install(FILES "${CMAKE_BINARY_DIR}/completions/tidewright.zsh" RENAME _tidewright
          DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT programs)
  install(FILES "${CMAKE_BINARY_DIR}/completions/tidewright.fish"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT programs)
endif()

# The libraries below core, with the headers that name nothing but domain and base: the facade and what it speaks of.
function(tidewright_targets_below folder result)
  get_property(targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
  get_property(subfolders DIRECTORY "${folder}" PROPERTY SUBDIRECTORIES)
  set(found "")
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type MATCHES "^(STATIC|OBJECT|INTERFACE)_LIBRARY$")
      list(APPEND found ${target})
    endif()
  endforeach()
  foreach(subfolder IN LISTS subfolders)
    tidewright_targets_below("${subfolder}" below)
    list(APPEND found ${below})
  endforeach()
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

tidewright_targets_below("${CMAKE_SOURCE_DIR}/core" libraries)
set(packageFolder "${CMAKE_INSTALL_LIBDIR}/cmake/Tidewright")
install(TARGETS ${libraries} EXPORT TidewrightTargets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}/tidewright" COMPONENT library
        OBJECTS DESTINATION "${CMAKE_INSTALL_LIBDIR}/tidewright" COMPONENT library
        INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/tidewright")
install(EXPORT TidewrightTargets NAMESPACE Tidewright:: DESTINATION "${packageFolder}" COMPONENT library)
configure_package_config_file("${CMAKE_SOURCE_DIR}/cmake/TidewrightConfig.cmake.in" "${CMAKE_BINARY_DIR}/TidewrightConfig.cmake"
                              INSTALL_DESTINATION "${packageFolder}")
write_basic_package_version_file("${CMAKE_BINARY_DIR}/TidewrightConfigVersion.cmake" COMPATIBILITY SameMajorVersion)
install(FILES "${CMAKE_BINARY_DIR}/TidewrightConfig.cmake" "${CMAKE_BINARY_DIR}/TidewrightConfigVersion.cmake"
        DESTINATION "${packageFolder}" COMPONENT library)
file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/core/base/*.h" "${CMAKE_SOURCE_DIR}/core/domain/*.h"
     "${CMAKE_SOURCE_DIR}/core/service/facade/*.h")
install(FILES ${headers} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/tidewright" COMPONENT library)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tidewright)
set(CPACK_PACKAGE_VENDOR Tidewright)
set(CPACK_PACKAGE_CONTACT "Tidewright maintainers <maintainers@tidewright.github.io>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://tidewright.github.io")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keep tables in sync between MariaDB, PostgreSQL and SQLite")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Tidewright brings tables from MariaDB, PostgreSQL and SQLite into one another
and keeps them in sync: only what has changed is read and written, a run that
was stopped goes on where it was, and one that would delete more than expected
stops and asks first.
.
This package contains the command line tidewright and the desktop console
tidewright-console.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL programs)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The drivers are plugins, which no library names: the state database is SQLite or PostgreSQL.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6sql6-psql")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, qt6-translations-l10n, qt6-wayland, gnome-keyring | kwalletmanager")
include(CPack)
