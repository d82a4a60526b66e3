"""The table of formats: bytes to drafts, one function a media type."""
