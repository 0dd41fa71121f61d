package org.chimerapool.gamification;

import java.util.List;
import org.chimerapool.pool.PoolId;

/// Milestones of those who run pools. From memory.
public interface Milestones {

  /// All of them, in their usual order.
  List<Milestone> milestones(PoolId pool);
}
