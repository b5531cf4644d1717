"""Makes small JPEG 2000 files for the photo decoder's tests. Usage: make-photos.py FOLDER"""
import pathlib
import sys

import numpy
from PIL import Image

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
rows, columns = numpy.mgrid[0:300, 0:240]
ramp = ((rows + columns) % 256).astype(numpy.uint8)
colour = numpy.stack([ramp, 255 - ramp, numpy.full_like(ramp, 200)], axis=2)


def save(name, picture, **options):
    picture.save(folder / name, format="JPEG2000", **options)


save("grey.jp2", Image.fromarray(ramp), irreversible=False)
save("lossy.jp2", Image.fromarray(ramp), quality_mode="rates", quality_layers=[12], irreversible=True)
save("tiled.jp2", Image.fromarray(ramp), tile_size=(64, 64))
save("precincts.jp2", Image.fromarray(ramp), precinct_size=(128, 128))
save("colour.jp2", Image.fromarray(colour), irreversible=False)
save("one-pixel.jp2", Image.fromarray(ramp[:1, :1]), num_resolutions=1)
save("alpha.jp2", Image.fromarray(numpy.dstack([colour, ramp])))
save("grey-alpha.jp2", Image.fromarray(numpy.dstack([ramp, ramp]), mode="LA"))
save("sixteen-bit.jp2", Image.fromarray(ramp.astype(numpy.uint16) * 256))
save("too-wide.jp2", Image.fromarray(numpy.zeros((8, 2049), numpy.uint8)))
large = Image.fromarray(numpy.tile(ramp, (5, 6))[:1500, :1400])
save("tiny-precincts.jp2", large, precinct_size=(4, 4), codeblock_size=(4, 4), num_resolutions=2,
     quality_mode="rates", quality_layers=[400], irreversible=True)
save("tiny-tiles.jp2", Image.fromarray(ramp), tile_size=(8, 8), num_resolutions=2)
save("no-container.j2k", Image.fromarray(ramp), no_jp2=True)
