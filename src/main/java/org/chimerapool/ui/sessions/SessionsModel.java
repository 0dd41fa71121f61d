package org.chimerapool.ui.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.PoolChoice;

/// The connections that fit a filter.
///
/// @param reasons for what each worker is refused most since the start
/// @param all how many there are without it
/// @param devices every one that is connected, by name
/// @param dialects every one that is spoken, by name
record SessionsModel(
    Instant now,
    PoolChoice choice,
    Answer answer,
    List<LiveSession> sessions,
    Map<WorkerName, ShareVerdict.Reason> reasons,
    int all,
    boolean filtered,
    List<String> devices,
    List<String> dialects) {}
