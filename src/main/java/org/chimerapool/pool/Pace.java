package org.chimerapool.pool;

import java.time.Instant;
import java.util.function.Supplier;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.vardiff.Vardiff;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jspecify.annotations.Nullable;

/// How hard one connection's work is: vardiff, within what the pool, the network, the device and
/// the miner itself want. Belongs to the connection's thread.
final class Pace {

  private static final int MAX_EASIER_WISHES = 4;

  private final Supplier<VardiffPolicy> pool;
  private @Nullable Difficulty deviceFloor;
  private @Nullable Difficulty minerFloor;
  private @Nullable Difficulty network;
  private @Nullable Difficulty fixed;
  private boolean wished;
  private int easierWishes;
  private Vardiff vardiff;

  Pace(Supplier<VardiffPolicy> pool, Instant now) {
    this.pool = pool;
    this.vardiff = Vardiff.start(pool.get().start(), now);
  }

  /// What the next job is to be given with.
  Difficulty difficulty() {
    return network == null ? vardiff.difficulty() : vardiff.difficulty().min(network);
  }

  /// Whether the miner has asked for a difficulty of its own.
  boolean isWished() {
    return wished;
  }

  /// Goes by what is known about the device. Its start counts where the miner has no wish of its
  /// own and has not been given work yet.
  void suit(DeviceRule rule, boolean fresh) {
    deviceFloor = rule.floor();
    Difficulty start = rule.start() == null ? pool.get().start() : rule.start();
    Difficulty wanted = fresh && !wished ? start : wanted();
    Difficulty kept = policy().clamp(wanted);
    if (!kept.equals(vardiff.difficulty())) {
      vardiff = Vardiff.start(kept, vardiff.since());
    }
  }

  /// Easier work is granted a few times only, and asking for what it has already changes nothing:
  /// otherwise a miner could keep vardiff from ever raising it.
  void suggest(Difficulty wanted, Instant now) {
    if (fixed != null) {
      return;
    }
    Difficulty kept = policy().clamp(wanted);
    if (kept.equals(vardiff.difficulty())) {
      wished = true;
      return;
    }
    if (kept.compareTo(vardiff.difficulty()) < 0 && ++easierWishes > MAX_EASIER_WISHES) {
      return;
    }
    wished = true;
    vardiff = Vardiff.start(kept, now);
  }

  /// @return whether the floor can be kept
  boolean requireAtLeast(Difficulty floor, Instant now) {
    minerFloor = floor;
    if (fixed == null) {
      suggest(vardiff.difficulty(), now);
    } else {
      keep(policy().clamp(fixed), now);
    }
    return policy().min().compareTo(floor) >= 0;
  }

  /// Neither easier nor harder from here on, as far as the pool, the device and the block allow.
  void fix(Difficulty wanted, Instant now) {
    fixed = wanted;
    wished = true;
    keep(policy().clamp(wanted), now);
  }

  /// Nothing harder than the block itself makes sense.
  void limit(Difficulty networkDifficulty) {
    network = networkDifficulty;
  }

  void learn(Difficulty credited, Instant now) {
    if (fixed == null) {
      vardiff = vardiff.afterShare(credited, now, policy());
    }
  }

  /// What the pool allows may have changed since the last look.
  void wait(Instant now) {
    VardiffPolicy policy = policy();
    Difficulty kept = policy.clamp(wanted());
    if (!kept.equals(vardiff.difficulty())) {
      vardiff = Vardiff.start(kept, now);
    } else if (fixed == null) {
      vardiff = vardiff.afterSilence(now, policy);
    }
  }

  /// Goes on where it was; the time in between does not count as silence.
  void resume(Instant now) {
    vardiff = Vardiff.start(vardiff.difficulty(), now);
  }

  private Difficulty wanted() {
    return fixed == null ? vardiff.difficulty() : fixed;
  }

  private void keep(Difficulty kept, Instant now) {
    if (!kept.equals(vardiff.difficulty())) {
      vardiff = Vardiff.start(kept, now);
    }
  }

  private VardiffPolicy policy() {
    VardiffPolicy policy = pool.get();
    if (deviceFloor != null) {
      policy = policy.atLeast(deviceFloor);
    }
    if (minerFloor != null) {
      policy = policy.atLeast(minerFloor);
    }
    return network == null ? policy : policy.atMost(network);
  }
}
