# A missing package is one clear line that names it, not a page of CMake.
find_package(PkgConfig)
if(NOT PKG_CONFIG_FOUND)
  message(FATAL_ERROR "Missing Debian package: pkg-config. Install it with: apt-get install pkg-config")
endif()

set(PELITA_MISSING_PACKAGES "" CACHE INTERNAL "")

# pelita_pkg(MODULE DEBIAN_PACKAGE): imported target PkgConfig::MODULE.
function(pelita_pkg module package)
  pkg_check_modules(${module} QUIET IMPORTED_TARGET GLOBAL ${module})
  if(NOT ${module}_FOUND)
    list(APPEND PELITA_MISSING_PACKAGES ${package})
    set(PELITA_MISSING_PACKAGES "${PELITA_MISSING_PACKAGES}" CACHE INTERNAL "")
  endif()
endfunction()

# pelita_header(HEADER DEBIAN_PACKAGE): a header-only library in the system's include path.
function(pelita_header header package)
  string(MAKE_C_IDENTIFIER "PELITA_HAS_${header}" variable)
  find_path(${variable} ${header})
  mark_as_advanced(${variable})
  if(NOT ${variable})
    list(APPEND PELITA_MISSING_PACKAGES ${package})
    set(PELITA_MISSING_PACKAGES "${PELITA_MISSING_PACKAGES}" CACHE INTERNAL "")
  endif()
endfunction()

function(pelita_fail_if_missing)
  if(PELITA_MISSING_PACKAGES)
    list(REMOVE_DUPLICATES PELITA_MISSING_PACKAGES)
    list(JOIN PELITA_MISSING_PACKAGES " " names)
    message(FATAL_ERROR "Missing Debian packages: ${names}. Install them with: apt-get install ${names}")
  endif()
endfunction()
