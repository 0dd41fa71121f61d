package org.chimerapool.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of reading the console's settings at start.
///
/// @param home the folder of this installation
/// @param stored everything in the file, what cannot be used included
/// @param used what of it counts, secrets opened
/// @param faults why the rest does not
/// @param unreadable why the file as a whole could not be read; empty where it could
record LoadedSettings(
    Path home,
    StoredSettings stored,
    Map<String, String> used,
    List<SettingFault> faults,
    Optional<String> unreadable) {}
