package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.persistence.BlockLines.Place;
import org.junit.jupiter.api.Test;

class BlockLinesTest {

  private static final PoolId POOL = new PoolId(1);
  private static final long PARENT = 500;

  private final BlockLines lines = new BlockLines();
  private final FoundBlock first = Candidates.on(PARENT, POOL, 1);
  private final FoundBlock second = Candidates.on(PARENT, POOL, 2);
  private final FoundBlock third = Candidates.on(PARENT, POOL, 3);

  @Test
  void sendsOnlyTheFirstOfAParentAndTheOthersBehindIt() {
    assertThat(lines.claim(first)).isEqualTo(Place.FIRST);
    assertThat(lines.claim(second)).isEqualTo(Place.BEHIND);
    assertThat(lines.join(second)).isEqualTo(Place.BEHIND);
    assertThat(stands(first)).containsExactly(second);
    assertThat(lines.claim(third)).isEqualTo(Place.BEHIND);
    assertThat(lines.join(third)).isEqualTo(Place.SUPERSEDED);
  }

  @Test
  void givesTheTurnToTheNextWhenTheFirstFalls() {
    lines.claim(first);
    lines.claim(second);
    lines.claim(third);
    lines.join(second);
    lines.join(third);
    assertThat(fell(first)).contains(second);
    assertThat(fell(first)).as("it is not first any more").isEmpty();
    assertThat(fell(second)).contains(third);
    assertThat(fell(third)).isEmpty();
    assertThat(lines.claim(Candidates.on(PARENT, POOL, 4))).isEqualTo(Place.FIRST);
  }

  @Test
  void givesTheTurnToOneThatComesFromTheDiskAfterTheFirstFell() {
    lines.claim(first);
    lines.claim(second);
    fell(first);
    assertThat(lines.join(second)).isEqualTo(Place.FIRST);
    assertThat(lines.claim(third)).isEqualTo(Place.BEHIND);
  }

  @Test
  void letsABlockThatFellAfterItStoodMakeRoom() {
    lines.claim(first);
    stands(first);
    assertThat(fell(first)).isEmpty();
    assertThat(lines.claim(second)).isEqualTo(Place.FIRST);
  }

  @Test
  void keepsParentsAndCoinsApart() {
    lines.claim(first);
    assertThat(lines.claim(Candidates.on(PARENT + 1, POOL, 5))).isEqualTo(Place.FIRST);
    FoundBlock other =
        new FoundBlock(
            CoinId.of("OTH"),
            first.credit(),
            first.id(),
            first.raw(),
            first.networkDifficulty(),
            first.reward(),
            first.payoutScript());
    assertThat(lines.claim(other)).isEqualTo(Place.FIRST);
  }

  @Test
  void keepsNoMoreThanEnoughBehindAFirst() {
    lines.claim(first);
    for (int i = 0; i < BlockLines.MOST_BEHIND; i++) {
      assertThat(lines.claim(Candidates.on(PARENT, POOL, 10 + i))).isEqualTo(Place.BEHIND);
    }
    assertThat(lines.claim(second)).isEqualTo(Place.NOT_NEEDED);
    fell(first);
    assertThat(lines.claim(third)).as("when none of them is there").isEqualTo(Place.FIRST);
  }

  @Test
  void forgetsOldParentsButNobodyWhoWaits() {
    lines.claim(first);
    lines.claim(second);
    lines.join(second);
    for (int parent = 1000; parent < 4000; parent++) {
      FoundBlock block = Candidates.on(parent, POOL, parent);
      lines.claim(block);
      stands(block);
    }
    assertThat(fell(first)).contains(second);
  }

  private List<FoundBlock> stands(FoundBlock block) {
    return lines.stands(block.coin(), block.parent(), block.id());
  }

  private Optional<FoundBlock> fell(FoundBlock block) {
    return lines.fell(block.coin(), block.parent(), block.id());
  }
}
