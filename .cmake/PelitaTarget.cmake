# Settings every target of ours shares; usage: pelita_library(fonts a.cpp b.cpp), pelita_program(...).
find_program(PELITA_CCACHE ccache)
if(PELITA_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PELITA_CCACHE})
endif()

add_library(pelita_settings INTERFACE)
target_compile_features(pelita_settings INTERFACE cxx_std_20)
target_include_directories(pelita_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(pelita_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(PELITA_WERROR)
  target_compile_options(pelita_settings INTERFACE -Werror)
endif()
if(PELITA_SANITIZE)
  target_compile_options(pelita_settings INTERFACE
    -fsanitize=${PELITA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    # g++ 12 reports libstdc++'s own std::function under sanitizers
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(pelita_settings INTERFACE -fsanitize=${PELITA_SANITIZE})
endif()
if(PELITA_FUZZ)
  # Less than fuzzer-no-link: comparisons are not traced, which takes a third of the time.
  target_compile_options(pelita_settings INTERFACE
    -fsanitize-coverage=inline-8bit-counters,pc-table)
endif()

function(pelita_library name)
  add_library(${name} STATIC ${ARGN})
  target_link_libraries(${name} PUBLIC pelita_settings)
endfunction()

function(pelita_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE pelita_settings)
endfunction()
