package org.chimerapool.ui.sessions;

import java.time.Instant;
import java.util.List;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.PoolChoice;

/// The connections that fit a filter.
///
/// @param all how many there are without it
/// @param devices every one that is connected, by name
/// @param dialects every one that is spoken, by name
record SessionsModel(
    Instant now,
    PoolChoice choice,
    Answer answer,
    List<LiveSession> sessions,
    int all,
    boolean filtered,
    List<String> devices,
    List<String> dialects) {}
