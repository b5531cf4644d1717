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
    # Precompiled headers are cached only by a ccache that is told to overlook their time stamps.
    set(CMAKE_CXX_COMPILER_LAUNCHER "env;CCACHE_SLOPPINESS=pch_defines,time_macros;${UKETSUKE_CCACHE}")
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
# -pthread everywhere: pcsc-lite asks for it, and what is precompiled has to be compiled as its users are.
add_compile_options(-fstack-protector-strong -pthread)
add_compile_definitions(QT_NO_KEYWORDS QT_NO_FOREACH)
if(UKETSUKE_SANITIZE)
    add_compile_options(-fsanitize=${UKETSUKE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${UKETSUKE_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND UKETSUKE_SANITIZE MATCHES "undefined")
        # A third of what gcc needs for both sanitizers. What is read at address nought ends the program anyway, and the
        # rooms that read foreign bytes are built for the fuzz targets by clang, with both checks.
        add_compile_options(-fno-sanitize=null,alignment)
    endif()
else()
    add_compile_options($<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>)
endif()
# The rooms' own sources are built as they ship; the tests are built to be built soon. Fortifying needs an optimiser.
set(UKETSUKE_TEST_OPTIONS -O0 -U_FORTIFY_SOURCE)
if(UKETSUKE_SIMULATED)
    add_compile_definitions(UKETSUKE_SIMULATED)
endif()

# Half of what the compiler does for a test is reading the same headers: gcc reads them once. The other compilers (fuzz
# targets) and a release read every file by itself, so a missing include is still an error there.
set(UKETSUKE_PRECOMPILED OFF)
if(UKETSUKE_TESTS AND NOT UKETSUKE_FUZZ AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(UKETSUKE_PRECOMPILED ON)
    add_compile_options(-fpch-preprocess)
    # Of a precompiled header gcc 12 forgets that it is the system's, and warns of its own std::string.
    set(UKETSUKE_PRECOMPILED_OPTIONS -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
    set(standard_headers <algorithm> <array> <atomic> <chrono> <condition_variable> <cstdint> <deque> <expected> <filesystem>
        <fstream> <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view> <thread> <utility>
        <variant> <vector>)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
    foreach(kind rooms programs tests)
        add_library(precompiled_${kind} OBJECT "${CMAKE_CURRENT_LIST_DIR}/precompiled/Precompiled.cpp")
    endforeach()
    target_precompile_headers(precompiled_rooms PRIVATE ${standard_headers} <nlohmann/json.hpp>)
    target_precompile_headers(precompiled_programs PRIVATE ${standard_headers} <nlohmann/json.hpp> <CLI/CLI.hpp>)
    target_compile_options(precompiled_programs PRIVATE -fPIC)
    target_link_libraries(precompiled_tests PRIVATE Qt6::Core)
    target_compile_options(precompiled_tests PRIVATE ${UKETSUKE_TEST_OPTIONS})
    target_precompile_headers(precompiled_tests PRIVATE ${standard_headers} <nlohmann/json.hpp> <QCoreApplication> <QDateTime>
        <QDir> <QElapsedTimer> <QFile> <QObject> <QProcess> <QRegularExpression> <QString> <QTemporaryDir> <QTimer>)
endif()

# A room whose sources are compiled together reads its headers once. In sanitized builds alone: they are made for one run of
# the tests, where a file that is compiled anew is not waited for.
set(UKETSUKE_TOGETHER OFF)
if(UKETSUKE_SANITIZE AND NOT UKETSUKE_FUZZ)
    set(UKETSUKE_TOGETHER ON)
endif()
# The first names the target, the others are the sources that have a name of their own in common with a neighbour.
function(uketsuke_together name)
    if(UKETSUKE_TOGETHER)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
        if(ARGN)
            set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        endif()
    endif()
endfunction()

# uketsuke_room(app_core SOURCES a.cpp b.h LINK app_x Qt6::Core [ALONE b.cpp])  -> static library; includes are written from
# the top of the tree ("app/core/Result.h"). A room with headers only is an INTERFACE library. ALONE: see above.
function(uketsuke_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK;ALONE" ${ARGN})
    if(ROOM_SOURCES)
        add_library(${name} STATIC ${ROOM_SOURCES})
        target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
        target_link_libraries(${name} PUBLIC ${ROOM_LINK})
        uketsuke_together(${name} ${ROOM_ALONE})
        if(UKETSUKE_PRECOMPILED)
            target_precompile_headers(${name} REUSE_FROM precompiled_rooms)
            target_compile_options(${name} PRIVATE ${UKETSUKE_PRECOMPILED_OPTIONS})
        endif()
    else()
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE "${CMAKE_SOURCE_DIR}")
        target_link_libraries(${name} INTERFACE ${ROOM_LINK})
    endif()
endfunction()

# uketsuke_program(virtual-card SOURCES ... LINK ... [OWN_OPTIONS]) -> bin/virtual-card
# OWN_OPTIONS: compiled otherwise than the rest, so what is precompiled does not suit it.
function(uketsuke_program name)
    cmake_parse_arguments(PROGRAM "OWN_OPTIONS" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${PROGRAM_SOURCES})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${PROGRAM_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
    if(UKETSUKE_PRECOMPILED AND NOT PROGRAM_OWN_OPTIONS)
        target_precompile_headers(${name} REUSE_FROM precompiled_programs)
        target_compile_options(${name} PRIVATE ${UKETSUKE_PRECOMPILED_OPTIONS} -fPIC) # as Qt's users are, and so all
    endif()
endfunction()

# Writes the meta objects of a test's first source as NAME.moc, which it includes. AUTOMOC would run another CMake, compile an
# empty file and read every header for each of a hundred tests; it remains for those whose headers have meta objects too.
function(uketsuke_test_moc name)
    foreach(source ${ARGN})
        if(source MATCHES "\\.h$")
            get_filename_component(header "${source}" ABSOLUTE)
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")
            file(STRINGS "${header}" objects REGEX "Q_OBJECT" LIMIT_COUNT 1)
            if(objects)
                # moc 6.4 cannot read libstdc++ 12's <concepts>; the macro makes that header empty for moc alone.
                set_target_properties(test_${name} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")
                return()
            endif()
        endif()
    endforeach()
    list(GET ARGN 0 source)
    get_filename_component(stem "${source}" NAME_WE)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/test_${name}_moc")
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(OUTPUT "${folder}/${stem}.moc"
        COMMAND Qt6::moc -i "${CMAKE_CURRENT_SOURCE_DIR}/${source}" -o "${folder}/${stem}.moc"
        DEPENDS "${source}" COMMENT "Meta objects of ${source}" VERBATIM)
    target_sources(test_${name} PRIVATE "${folder}/${stem}.moc")
    target_include_directories(test_${name} PRIVATE "${folder}")
endfunction()

# uketsuke_test(core_bytes SOURCES BytesTest.cpp LINK app_core LABELS unit [TIMEOUT s] [ENVIRONMENT A=b ...] [SERIAL])
# Qt Test program; offscreen, so that no display is needed.
function(uketsuke_test name)
    cmake_parse_arguments(TEST "SERIAL" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(test_${name} ${TEST_SOURCES})
    target_include_directories(test_${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/test-bin")
    uketsuke_test_moc(${name} ${TEST_SOURCES})
    target_compile_definitions(test_${name} PRIVATE
        UKETSUKE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" UKETSUKE_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_compile_options(test_${name} PRIVATE ${UKETSUKE_TEST_OPTIONS})
    target_link_libraries(test_${name} PRIVATE ${TEST_LINK} Qt6::Test)
    if(UKETSUKE_PRECOMPILED)
        target_precompile_headers(test_${name} REUSE_FROM precompiled_tests)
        target_compile_options(test_${name} PRIVATE ${UKETSUKE_PRECOMPILED_OPTIONS})
    endif()
    if("plain" IN_LIST TEST_LABELS) # also as it ships: a sanitizer hides what it looks for, or tries less (tools/test)
        if(NOT TARGET plain-tests)
            add_custom_target(plain-tests)
        endif()
        add_dependencies(plain-tests test_${name})
    endif()
    add_test(NAME ${name} COMMAND test_${name})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    # Who may take long begins first: nobody waits for one at the end.
    set_tests_properties(${name} PROPERTIES COST ${TEST_TIMEOUT})
    math(EXPR TEST_TIMEOUT "${TEST_TIMEOUT} * 2") # a build may run beside the tests
    if(UKETSUKE_SANITIZE)
        math(EXPR TEST_TIMEOUT "${TEST_TIMEOUT} * 3") # what a sanitizer costs is no hang
    endif()
    # Qt Test's own limit for one function is five minutes, whatever ctest says.
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
        ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${TEST_TIMEOUT}000;QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;UKETSUKE_BIN=${CMAKE_BINARY_DIR}/bin;${TEST_ENVIRONMENT}")
    if(TEST_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
