# What every room's CMakeLists.txt shares: one language level, one set of warnings, one way to declare
# a room (uketsuke_room), a program (uketsuke_program) and a test (uketsuke_test).

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

find_program(UKETSUKE_CCACHE ccache)
if(UKETSUKE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${UKETSUKE_CCACHE}")
endif()
find_program(UKETSUKE_MOLD mold)
if(UKETSUKE_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # libstdc++ 12 calls its own deprecated get_temporary_buffer in std::stable_sort; gcc looks away in system headers.
    add_compile_options(-Wno-deprecated-declarations)
endif()
add_compile_options(-fstack-protector-strong)
add_compile_definitions(QT_NO_KEYWORDS QT_NO_FOREACH)
if(UKETSUKE_SANITIZE)
    add_compile_options(-fsanitize=${UKETSUKE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${UKETSUKE_SANITIZE})
else()
    add_compile_options($<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>)
endif()
if(UKETSUKE_SIMULATED)
    add_compile_definitions(UKETSUKE_SIMULATED)
endif()

# uketsuke_room(app_core SOURCES a.cpp b.h LINK app_x Qt6::Core)  -> static library; includes are written from the
# top of the tree ("app/core/Result.h"). A room with headers only is an INTERFACE library.
function(uketsuke_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK" ${ARGN})
    if(ROOM_SOURCES)
        add_library(${name} STATIC ${ROOM_SOURCES})
        target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
        target_link_libraries(${name} PUBLIC ${ROOM_LINK})
    else()
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE "${CMAKE_SOURCE_DIR}")
        target_link_libraries(${name} INTERFACE ${ROOM_LINK})
    endif()
endfunction()

# uketsuke_program(virtual-card SOURCES ... LINK ...) -> bin/virtual-card
function(uketsuke_program name)
    cmake_parse_arguments(PROGRAM "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${PROGRAM_SOURCES})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${PROGRAM_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
endfunction()

# uketsuke_test(core_bytes SOURCES BytesTest.cpp LINK app_core LABELS unit [TIMEOUT s] [ENVIRONMENT A=b ...] [SERIAL])
# Qt Test program; offscreen, so that no display is needed.
function(uketsuke_test name)
    cmake_parse_arguments(TEST "SERIAL" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(test_${name} ${TEST_SOURCES})
    target_include_directories(test_${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    # moc 6.4 cannot read libstdc++ 12's <concepts>; the macro makes that header empty for moc alone.
    set_target_properties(test_${name} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS"
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/test-bin")
    target_compile_definitions(test_${name} PRIVATE
        UKETSUKE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" UKETSUKE_BINARY_DIR="${CMAKE_BINARY_DIR}")
    # What is tested is built as it ships; the tests themselves are built to be built soon.
    target_compile_options(test_${name} PRIVATE -O1)
    target_link_libraries(test_${name} PRIVATE ${TEST_LINK} Qt6::Test)
    add_test(NAME ${name} COMMAND test_${name})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    if(UKETSUKE_SANITIZE)
        math(EXPR TEST_TIMEOUT "${TEST_TIMEOUT} * 3") # what a sanitizer costs is no hang
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;UKETSUKE_BIN=${CMAKE_BINARY_DIR}/bin;${TEST_ENVIRONMENT}")
    if(TEST_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
