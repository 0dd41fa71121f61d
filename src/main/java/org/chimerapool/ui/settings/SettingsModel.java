package org.chimerapool.ui.settings;

import java.time.Instant;
import java.util.List;
import org.chimerapool.settings.SettingChange;
import org.chimerapool.settings.SettingsPage;
import org.chimerapool.ui.kit.Reading;

/// Everything that the screen shows.
///
/// @param history the newest first
record SettingsModel(Instant now, SettingsPage page, Reading<List<SettingChange>> history) {}
