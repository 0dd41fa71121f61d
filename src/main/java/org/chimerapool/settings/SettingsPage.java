package org.chimerapool.settings;

import java.util.List;
import java.util.Optional;

/// All settings at one moment.
///
/// @param revision of what was set in the console; a [Draft] names the one that it was made from
/// @param unreadable why the file of what was set in the console could not be read at start
/// @param faults what was set in the console and cannot be used, of settings that no longer exist
/// too
public record SettingsPage(
    long revision,
    String file,
    Optional<String> unreadable,
    List<SettingEntry> entries,
    List<SettingFault> faults) {}
