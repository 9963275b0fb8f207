"""Why a file could not be read or written, in Swedish."""

import errno

_WORDS = {
    errno.EACCES: "behörighet saknas",
    errno.EPERM: "behörighet saknas",
    errno.ENOENT: "den finns inte",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.EISDIR: "det är en mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "länken leder runt till sig själv",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "det tilldelade utrymmet är slut",
    errno.EFBIG: "filen blir större än vad som är tillåtet",
    errno.EIO: "disken kan inte läsas eller skrivas",
    errno.ENXIO: "den kan inte öppnas",
    errno.EMFILE: "för många filer är öppna",
}


def why(error: OSError) -> str:
    """The reason, such as "behörighet saknas"; one that is not in the table stays in the system's own words."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
