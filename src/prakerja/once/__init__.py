"""The same request twice is one request: whoever asks again under the same key gets the first answer."""
