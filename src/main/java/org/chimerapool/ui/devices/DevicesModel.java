package org.chimerapool.ui.devices;

import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Reading;

/// The rules by which devices are known.
///
/// @param matched what the tried user agent falls under; empty while none is tried
record DevicesModel(Answer answer, Reading<List<DeviceRule>> rules, Optional<DeviceRule> matched) {}
