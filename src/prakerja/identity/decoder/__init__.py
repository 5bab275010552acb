"""The process in which strangers' pictures are unpacked: files in, a plain JPEG and its measures out.

It knows neither Django nor a table, holds no secret and can open nothing; whatever a picture does to it, it does there.
"""
