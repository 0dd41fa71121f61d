package org.chimerapool.api.v1;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.chimerapool.stratum.LiveSessions;

/// What a miner is to be told.
record MessageWish(@NotBlank @Size(max = LiveSessions.MAX_MESSAGE) String text) {}
