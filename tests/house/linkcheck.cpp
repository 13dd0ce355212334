// Empty: the check is that everything linked into this library resolves.
