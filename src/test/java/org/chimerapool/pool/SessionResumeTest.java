package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Target;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Miners that come back, extranonces that move, and who holds which of them meanwhile.
class SessionResumeTest {

  private static final String USER = "addr.rig";
  private static final double EASY = 0.000001;
  private static final byte[] EXTRANONCE2 = {0, 0, 0, 1};

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(EASY), new Sha256d(), clock);

  @Test
  void takesShareOfWorkInFlightAfterComingBack() {
    MinerSession before = open("192.0.2.1");
    before.allowVersionBits(0x00006000);
    Job job = give(before);
    ShareSubmission first = mine(before, job, 0);
    ShareSubmission second = mine(before, job, first.nonce() + 1);
    assertThat(submit(before, first)).isInstanceOf(ShareVerdict.Accepted.class);
    before.close();

    MinerSession after = open("198.51.100.7");
    assertThat(resume(after, before.token())).isTrue();
    assertThat(after.extranonce1()).isEqualTo(before.extranonce1());
    assertThat(after.versionMask()).isEqualTo(0x00006000);
    assertThat(submit(after, second)).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(submit(after, first))
        .isEqualTo(new ShareVerdict.Rejected(Reason.DUPLICATE, "this share was sent before"));
  }

  @Test
  void countsNoShareAgainThatAForgottenJobBrought() {
    MinerSession before = open("192.0.2.1");
    Job job = give(before);
    ShareSubmission share = mine(before, job, 0);
    assertThat(submit(before, share)).isInstanceOf(ShareVerdict.Accepted.class);
    for (int i = 1; i <= 5; i++) {
      before.allowVersionBits(1 << (12 + i));
      assertThat(before.reassign()).isPresent();
    }
    before.close();

    MinerSession after = open("192.0.2.1");
    assertThat(resume(after, before.token())).isTrue();
    assertThat(give(after).id()).isNotEqualTo(job.id());
    assertThat(submit(after, share))
        .extracting(verdict -> ((ShareVerdict.Rejected) verdict).reason())
        .isEqualTo(Reason.UNKNOWN_JOB);
  }

  @Test
  void givesOtherWorkToMinerThatComesBackAndStartsItsJobAnew() {
    MinerSession before = open("192.0.2.1");
    Job job = give(before);
    before.close();

    MinerSession after = open("192.0.2.1");
    resume(after, before.token());
    Job again = give(after);
    assertThat(again.coinbase2()).isNotEqualTo(job.coinbase2());
    assertThat(give(after).id()).isEqualTo(again.id());
  }

  @Test
  void goesOnWithTheDifficultyOfBefore() {
    MinerSession before = open("192.0.2.1");
    before.suggest(Difficulty.of(512), clock.instant());
    give(before);
    before.close();
    clock.advance(Duration.ofMinutes(4));

    MinerSession after = open("192.0.2.1");
    resume(after, before.token());
    assertThat(after.summary().difficulty()).isEqualTo(Difficulty.of(512));
    after.retargetIdle(clock.instant());
    assertThat(after.summary().difficulty()).isEqualTo(Difficulty.of(512));
  }

  @Test
  void keepsWhatTheMinerAskedForOnTheNewConnection() {
    MinerSession before = open("192.0.2.1");
    before.allowVersionBits(0x00006000);
    give(before);
    before.close();

    MinerSession after = open("192.0.2.1");
    after.allowVersionBits(0x1fffe000);
    after.suggest(Difficulty.of(64), clock.instant());
    resume(after, before.token());
    assertThat(after.versionMask()).isEqualTo(0x1fffe000);
    assertThat(after.summary().difficulty()).isEqualTo(Difficulty.of(64));
  }

  @Test
  void handsOverAtOnceWhereTheOldConnectionOnlySeemsAlive() {
    List<String> hungUp = new ArrayList<>();
    MinerSession before = open("192.0.2.1", Runnable::run, () -> hungUp.add("before"));
    Job job = give(before);
    ShareSubmission share = mine(before, job, 0);

    MinerSession after = open("198.51.100.7");
    assertThat(resume(after, before.token())).isTrue();
    assertThat(hungUp).containsExactly("before");
    assertThat(after.extranonce1()).isEqualTo(before.extranonce1());
    assertThat(submit(after, share)).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(pool.pool.sessionCount()).isEqualTo(1);
    before.close();
    assertThat(pool.pool.parked().size()).isZero();
  }

  @Test
  void leavesAConnectionAloneThatHasNothingToGoOnWith() {
    List<String> hungUp = new ArrayList<>();
    MinerSession fresh = open("192.0.2.1", Runnable::run, () -> hungUp.add("fresh"));

    assertThat(resume(open("192.0.2.1"), fresh.token())).isFalse();
    assertThat(hungUp).isEmpty();
  }

  @Test
  void keepsTheSessionForOthersWhereTheNewcomerHasLeftAgain() {
    Queue<Runnable> slow = new ArrayDeque<>();
    MinerSession before = open("192.0.2.1", slow::add, () -> {});
    give(before);
    MinerSession hasty = open("192.0.2.1");
    List<Boolean> answers = new ArrayList<>();
    hasty.resume(before.token(), clock.instant(), answers::add);
    hasty.close();
    slow.remove().run();

    assertThat(answers).containsExactly(false);
    assertThat(resume(open("192.0.2.1"), before.token())).isTrue();
  }

  /// Every connection is a thread of its own; whose turn it is, is left to chance.
  @Test
  void neverLetsTwoConnectionsHoldTheSameExtranonce() {
    SplittableRandom random = new SplittableRandom(5);
    List<Queue<Runnable>> threads = new ArrayList<>();
    Map<MinerSession, Integer> alive = new HashMap<>();
    List<String> tokens = new ArrayList<>();
    List<Boolean> answers = new ArrayList<>();
    for (int step = 0; step < 3_000; step++) {
      if (random.nextInt(3) == 0) {
        Queue<Runnable> thread = new ArrayDeque<>();
        threads.add(thread);
        MinerSession[] self = new MinerSession[1];
        MinerSession opened =
            open("192.0.2.1", thread::add, () -> alive.remove(Objects.requireNonNull(self[0])));
        self[0] = opened;
        alive.put(opened, step);
        if (!tokens.isEmpty()) {
          opened.resume(
              tokens.get(random.nextInt(tokens.size())),
              clock.instant(),
              done -> {
                answers.add(done);
                if (alive.containsKey(opened)) {
                  give(opened);
                }
              });
        } else {
          give(opened);
        }
        tokens.add(opened.token());
      } else if (random.nextInt(4) == 0 && !alive.isEmpty()) {
        MinerSession leaving = alive.keySet().iterator().next();
        alive.remove(leaving);
        leaving.close();
      }
      for (Queue<Runnable> thread : threads) {
        Runnable next = random.nextBoolean() ? thread.poll() : null;
        if (next != null) {
          next.run();
        }
      }
      assertThat(alive.keySet().stream().map(s -> HexFormat.of().formatHex(s.extranonce1())))
          .doesNotHaveDuplicates();
    }
    assertThat(answers).contains(true, false);
    assertThat(answers.stream().filter(done -> done).count()).isGreaterThan(100);
  }

  @Test
  void belongsToWhoeverCameLast() {
    MinerSession before = open("192.0.2.1");
    give(before);
    before.close();
    List<String> hungUp = new ArrayList<>();
    MinerSession second = open("192.0.2.1", Runnable::run, () -> hungUp.add("second"));

    assertThat(resume(second, before.token())).isTrue();
    assertThat(resume(open("192.0.2.1"), before.token())).isTrue();
    assertThat(hungUp).containsExactly("second");
    assertThat(pool.pool.sessionCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "07000000", "00000000000000000000000000000000", "../../etc/passwd", "\u0000"})
  void wantsTheRightToken(String token) {
    MinerSession before = open("192.0.2.1");
    give(before);
    before.close();

    MinerSession stranger = open("192.0.2.1");
    assertThat(resume(stranger, token)).isFalse();
    String upper = before.token().toUpperCase(Locale.ROOT);
    assertThat(resume(stranger, upper + "x")).isFalse();
  }

  @Test
  void makesTokensThatNobodyGuesses() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      MinerSession session = open("192.0.2.1");
      assertThat(session.token())
          .matches("[0-9a-f]{32}")
          .doesNotContain(HexFormat.of().formatHex(session.extranonce1()));
      tokens.add(session.token());
    }
    assertThat(tokens).hasSize(1000);
  }

  @Test
  void forgetsWhoStaysAwayTooLong() {
    MinerSession before = open("192.0.2.1");
    give(before);
    before.close();
    clock.advance(ResumePolicy.DEFAULT.window());

    assertThat(resume(open("192.0.2.1"), before.token())).isFalse();
    assertThat(pool.pool.parked().size()).isZero();
  }

  @Test
  void keepsNobodyWhenThePoolHasStopped() {
    MinerSession early = open("192.0.2.1");
    MinerSession late = open("192.0.2.1");
    give(early);
    give(late);
    early.close();
    pool.pool.stop();
    late.close();

    assertThat(pool.pool.parked().size()).isZero();
  }

  @Test
  void keepsNobodyWhoNeverGotWork() {
    open("192.0.2.1").close();

    assertThat(pool.pool.parked().size()).isZero();
  }

  @Test
  void refusesToBecomeSomebodyElseInTheMiddleOfWork() {
    MinerSession before = open("192.0.2.1");
    give(before);
    before.close();

    MinerSession working = open("192.0.2.1");
    give(working);
    assertThat(resume(working, before.token())).isFalse();
  }

  @Test
  void givesUpTheOldestWhereTooManyWait() {
    ParkedSessions parked = new ParkedSessions(new ResumePolicy(Duration.ofMinutes(5), 2));
    Instant now = clock.instant();
    for (String token : List.of("a", "b", "c")) {
      parked.park(token, parkedSession(parked.until(now)), now);
    }
    assertThat(parked.size()).isEqualTo(2);
    assertThat(parked.take("a", now)).isNull();
    assertThat(parked.take("c", now)).isNotNull();
  }

  @Test
  void judgesOldJobsByTheOldExtranonceAfterMoving() {
    MinerSession session = open("192.0.2.1");
    Job old = give(session);
    byte[] before = session.extranonce1();
    ShareSubmission share = mine(session, old, 0);
    assertThat(session.moveExtranonce()).isTrue();
    ShareSubmission wrong = mine(session, old, 0);
    Work next = session.reassign().orElseThrow();

    assertThat(session.extranonce1()).isNotEqualTo(before);
    assertThat(next.job().id()).isNotEqualTo(old.id());
    assertThat(submit(session, share)).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(((ShareVerdict.Rejected) submit(session, wrong)).reason())
        .isEqualTo(Reason.ABOVE_TARGET);
    assertThat(submit(session, mine(session, next.job(), 0)))
        .isInstanceOf(ShareVerdict.Accepted.class);
  }

  @Test
  void givesTheOldExtranonceBackOnceNoJobUsesIt() {
    MinerSession session = open("192.0.2.1");
    give(session);
    byte[] before = session.extranonce1();
    session.moveExtranonce();

    for (int i = 0; i < 16; i++) {
      assertThat(isFree(before)).as("after %d jobs", i).isFalse();
      pool.chain.offer(TestPool.template(1, TestPool.HARD - 1 - i));
      give(session);
    }
    assertThat(isFree(before)).isTrue();
  }

  @Test
  void neverHasOneExtranonceTwice() {
    Set<String> live = new HashSet<>();
    List<MinerSession> sessions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      MinerSession session = open("192.0.2.1");
      give(session);
      session.moveExtranonce();
      sessions.add(session);
      assertThat(live.add(HexFormat.of().formatHex(session.extranonce1()))).isTrue();
    }
    MinerSession gone = sessions.removeFirst();
    gone.close();
    assertThat(live.add(HexFormat.of().formatHex(open("192.0.2.1").extranonce1()))).isTrue();
  }

  @Test
  void knowsWhoDoesTheSameWorkAgainAndAgain() {
    MinerSession session = open("192.0.2.1");
    Job job = give(session);
    ShareSubmission share = mine(session, job, 0);
    submit(session, share);
    for (int i = 0; i < 8; i++) {
      assertThat(session.isRepeating()).isFalse();
      submit(session, share);
    }
    assertThat(session.isRepeating()).isTrue();
    session.moveExtranonce();
    assertThat(session.isRepeating()).isFalse();
  }

  @Test
  void goesByTheDeviceRuleOfItsAgent() {
    pool.devices.save(rule("*axe*", Difficulty.of(16), Difficulty.of(256), 0, 0));
    MinerSession session = open("192.0.2.1");
    session.identify("BitAxe/1");
    assertThat(session.device().device()).isEqualTo("Axe");
    assertThat(session.summary().difficulty()).isEqualTo(Difficulty.of(256));

    give(session);
    session.suggest(Difficulty.of(1), clock.instant());
    assertThat(session.summary().difficulty()).isEqualTo(Difficulty.of(16));
    session.identify("BitAxe/1");
    assertThat(session.summary().difficulty()).isEqualTo(Difficulty.of(16));
  }

  @Test
  void takesNameThatTheDeviceHasCutOff() {
    pool.devices.save(rule("cutter", null, null, 6, 0));
    MinerSession session = open("192.0.2.1");
    session.identify("cutter");
    Job job = give(session);
    ShareSubmission share = mine(session, job, 0);

    assertThat(session.warnings()).containsExactly(SessionWarning.NAME_TOO_LONG);
    assertThat(submit(session, sentAs("addr.r", share))).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(pool.journal.getFirst().worker().rig()).isEqualTo("rig");
    assertThat(submit(session, sentAs("addr.", share))).isInstanceOf(ShareVerdict.Rejected.class);
  }

  @Test
  void warnsOfCoinbaseThatTheDeviceCannotTake() {
    pool.devices.save(rule("small", null, null, 0, 90));
    MinerSession session = open("192.0.2.1");
    session.identify("small");
    Job job = give(session);

    assertThat(job.coinbaseSize(4)).isGreaterThan(90);
    assertThat(session.warnings()).containsExactly(SessionWarning.COINBASE_TOO_LARGE);
  }

  @Test
  void takesUpNewRulesForSessionsThatBeginAfterwards() {
    MinerSession before = open("192.0.2.1");
    before.identify("small");
    pool.devices.save(rule("small", null, Difficulty.of(8), 0, 0));
    MinerSession after = open("192.0.2.1");
    after.identify("small");

    assertThat(before.summary().difficulty()).isEqualTo(Difficulty.of(EASY));
    assertThat(after.summary().difficulty()).isEqualTo(Difficulty.of(8));
  }

  private static DeviceRule rule(
      String pattern,
      @Nullable Difficulty floor,
      @Nullable Difficulty start,
      int name,
      int coinbase) {
    return new DeviceRule(
        1, pattern, 1, "Axe", floor, start, Duration.ZERO, name, coinbase, true, false, "");
  }

  private static ShareSubmission sentAs(String user, ShareSubmission share) {
    return new ShareSubmission(
        user, share.jobId(), share.extranonce2(), share.time(), share.nonce(), share.versionBits());
  }

  private ParkedSession parkedSession(Instant until) {
    return new ParkedSession(
        HeldExtranonces.lease(new ExtranonceAllocator(1)).orElseThrow(),
        new IssuedJobs(new Sha256d()),
        new Pace(() -> TestPool.policy(1), until),
        0,
        until);
  }

  /// Whether the allocator would give it to somebody else.
  private boolean isFree(byte[] extranonce1) {
    return !pool.extranonces.isLeased(extranonce1);
  }

  private MinerSession open(String from) {
    return open(from, Runnable::run, () -> {});
  }

  private boolean resume(MinerSession session, String token) {
    List<Boolean> done = new ArrayList<>();
    session.resume(token, clock.instant(), done::add);
    assertThat(done).hasSize(1);
    return done.getFirst();
  }

  private MinerSession open(String from, Executor thread, Runnable hangUp) {
    MinerSession opened =
        pool.pool
            .open(new SessionOrigin(from + ":5", false, clock.instant()), thread, hangUp)
            .orElseThrow();
    assertThat(opened.authorize(USER)).isTrue();
    return opened;
  }

  private Job give(MinerSession session) {
    return session.assign(pool.pool.currentJob().orElseThrow()).job();
  }

  private ShareVerdict submit(MinerSession session, ShareSubmission share) {
    List<ShareVerdict> verdicts = new ArrayList<>();
    session.submit(share, clock.instant(), verdicts::add);
    assertThat(verdicts).hasSize(1);
    return verdicts.getFirst();
  }

  private static ShareSubmission mine(MinerSession session, Job job, int from) {
    Target target = Target.ofDifficulty(Difficulty.of(EASY), new Sha256d().difficultyOne());
    byte[] root = job.merkleRoot(job.coinbase(session.extranonce1(), EXTRANONCE2));
    int time = (int) TestPool.START.getEpochSecond();
    for (int nonce = from; ; nonce++) {
      if (target.isMetBy(DoubleSha256.hash(job.header(root, 0x20000000, time, nonce)))) {
        return new ShareSubmission(USER, job.id(), EXTRANONCE2, time, nonce, 0);
      }
    }
  }
}
