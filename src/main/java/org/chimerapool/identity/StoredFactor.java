package org.chimerapool.identity;

/// @param sealed the secret as [org.chimerapool.kernel.SecretBox] sealed it
/// @param lastStep the step whose code was used last
record StoredFactor(byte[] sealed, long lastStep) {}
