"""Fetches the independent FHIR R4 validator of the tests: npm package `fhir`, by name and version, pinned by digest.
Usage: fetch_validator.py OUTPUT CACHE NPM FETCHER-FOLDER
"""
import pathlib
import sys

output, cache, npm, fetcher = sys.argv[1:]
sys.path.insert(0, fetcher)
from make_pack import PackError, fetch_archive, take_member, write_whole  # noqa: E402

ORIGIN = {"package": "fhir", "version": "4.12.0", "archive": "fhir-4.12.0.tgz",
          "archiveSha256": "24050342e144204baa2abb34e6c7fb1c5e9c879944583edb5fc146973beeccfe"}
try:
    write_whole(pathlib.Path(output), take_member(fetch_archive(ORIGIN, pathlib.Path(cache), npm), "package/dist/bundle.js"))
except PackError as error:
    sys.exit(f"fhir validator: {error}")
