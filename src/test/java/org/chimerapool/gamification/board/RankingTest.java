package org.chimerapool.gamification.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chimerapool.gamification.career.Days.START;
import static org.chimerapool.gamification.career.Days.day;

import java.util.List;
import java.util.OptionalDouble;
import org.chimerapool.gamification.BoardKind;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Fairness FAIR = new Fairness(100, 3, 3, false);

  @Test
  void ranksByHashrateAndLetsEqualOnesShareARank() {
    List<Ranking.Place> places =
        rank(BoardKind.HASHRATE, work("a", 5), work("b", 9), work("c", 5), work("d", 1));

    assertThat(places)
        .extracting(place -> place.entrant().address())
        .containsExactly("b", "a", "c", "d");
    assertThat(places).extracting(Ranking.Place::rank).containsExactly(1, 2, 2, 4);
  }

  @Test
  void givesNoPlaceToAddressesWithHardlyAShare() {
    Entrant sybil = entrant("sybil", score(1e9, 99, 100, 1e12, 0, 0), 1440, false);

    assertThat(rank(BoardKind.HASHRATE, work("a", 1), sybil)).hasSize(1);
    assertThat(rank(BoardKind.BEST_SHARE, work("a", 1), sybil)).hasSize(1);
  }

  @Test
  void doesNotLetALuckyNewcomerLead() {
    Entrant newcomer = entrant("new", score(10, 500, 100, 1, 3.9, 3), 1440 * 3, false);
    Entrant steady = entrant("old", score(10, 500, 100, 1, 24, 30), 1440 * 30, false);
    Entrant oneDay = entrant("one", score(10, 500, 100, 1, 5, 1), 1440, false);

    List<Ranking.Place> places = rank(BoardKind.LUCK, newcomer, steady, oneDay);

    assertThat(places).extracting(place -> place.entrant().address()).containsExactly("old", "new");
    assertThat(places.getFirst().value()).isCloseTo(Math.exp(24 / 33.0), within(1e-12));
  }

  @Test
  void ranksALongUptimeAboveAShortPerfectOne() {
    Entrant perfect = entrant("new", score(10, 500, 3 * 1440, 1, 0, 0), 3 * 1440, false);
    Entrant nearly = entrant("old", score(10, 500, 89 * 1440, 1, 0, 0), 90 * 1440, false);
    Entrant lazy = entrant("lazy", score(10, 500, 45 * 1440, 1, 0, 0), 90 * 1440, false);

    List<Ranking.Place> places = rank(BoardKind.UPTIME, perfect, nearly, lazy);

    assertThat(places)
        .extracting(place -> place.entrant().address())
        .containsExactly("old", "new", "lazy");
    assertThat(places).extracting(Ranking.Place::value).containsExactly(89 / 90.0, 1.0, 0.5);
  }

  @Test
  void leavesVirtualMinersOutOnceOthersMine() {
    Entrant virtual = entrant("v", score(1e6, 500, 9, 1, 0, 0), 1440, true);

    assertThat(rank(BoardKind.HASHRATE, virtual)).hasSize(1);
    assertThat(rank(BoardKind.HASHRATE, virtual, work("a", 1)))
        .extracting(place -> place.entrant().address())
        .containsExactly("a");
  }

  @Test
  void neverRanksVirtualMinersAboveOthers() {
    Ranking ranking = new Ranking(BoardKind.HASHRATE, new Fairness(100, 3, 3, true), Score::work);
    Entrant virtual = entrant("v", score(1e6, 500, 9, 1, 0, 0), 1440, true);

    assertThat(ranking.of(List.of(virtual, work("a", 1))))
        .extracting(place -> place.entrant().address())
        .containsExactly("a", "v");
  }

  @Test
  void putsTheShortestRoundFirst() {
    Entrant lucky = rounds("lucky", 0.1);
    Entrant patient = rounds("patient", 2.5);

    assertThat(rank(BoardKind.ROUNDS, patient, work("none", 9), lucky))
        .extracting(place -> place.entrant().address())
        .containsExactly("lucky", "patient");
  }

  @Test
  void countsMergedAddressesOnce() {
    Entrant both = work("small", 3).and(work("great", 5));

    assertThat(both.address()).isEqualTo("great");
    assertThat(both.score().work()).isEqualTo(8);
    assertThat(both.score().minutes()).isEqualTo(60);
    assertThat(both.addresses()).isEqualTo(2);
  }

  @Test
  void findsAverageLuckInAverageHashes() {
    double average = Math.exp(Score.EULER);
    Score score = Score.NONE.plus(day("a", START, 1e6, 1e6 * average), true);

    assertThat(score.luckDays()).isEqualTo(1);
    assertThat(score.luck()).isCloseTo(0, within(1e-12));
    assertThat(score.plus(day("a", START.plusDays(1), 1, 99, 49, 0, 9, false), false).luckDays())
        .as("a day of few shares")
        .isEqualTo(1);
  }

  @Test
  void doesNotCountTheFirstDayOfWhichNobodyKnowsHowMuchThereWas() {
    Score score = Score.NONE.plus(day("a", START, 1, 1), true);

    assertThat(score.minutes()).isZero();
    assertThat(score.plus(day("a", START.plusDays(1), 1, 1), false).minutes()).isEqualTo(1440);
  }

  private static List<Ranking.Place> rank(BoardKind kind, Entrant... entrants) {
    return new Ranking(kind, FAIR, Score::work).of(List.of(entrants));
  }

  private static Entrant work(String address, double work) {
    return entrant(address, score(work, 100, 60, work, 0, 0), 1440, false);
  }

  private static Entrant rounds(String address, double effort) {
    return new Entrant(address, Score.NONE, 1, OptionalDouble.of(effort), 0, 1, 1, false, 1);
  }

  private static Entrant entrant(String address, Score score, long possible, boolean simulated) {
    return new Entrant(
        address, score, 0, OptionalDouble.empty(), possible, score.work(), 1, simulated, 1);
  }

  private static Score score(
      double work, long shares, long minutes, double best, double luck, int luckDays) {
    return new Score(work, shares, minutes, best, Math.max(1, luckDays), luck, luckDays);
  }
}
