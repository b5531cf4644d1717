"""Fetches the models that tell where phrases end (npm package `budoux`, Apache-2.0) by name and version, pinned by
digest, and writes each as JSON.
Usage: make_models.py OUTPUT-FOLDER CACHE NPM LANGUAGE...
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "face-models"))
from make_pack import PackError, fetch_archive, take_member, write_whole  # noqa: E402

ORIGIN = {"package": "budoux", "version": "0.9.2", "archive": "budoux-0.9.2.tgz",
          "archiveSha256": "d7b9ec38495974d0da89cc268de5115f9921024070d6748778c4d915c7e3693d"}


def model_of(module):
    """A module exports its model as one object, after which only a remark follows."""
    text = module.decode("utf-8")
    model, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    return json.dumps(model, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


output, cache, npm, *languages = sys.argv[1:]
try:
    archive = fetch_archive(ORIGIN, pathlib.Path(cache), npm)
    for language in languages:
        module = take_member(archive, f"package/module/data/models/{language}.js")
        write_whole(pathlib.Path(output) / f"{language}.json", model_of(module))
except (PackError, OSError, ValueError, KeyError) as error:
    sys.exit(f"phrase models: {error}")
