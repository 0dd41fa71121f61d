package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;
import org.junit.jupiter.api.Test;

/// Addresses that accounts follow, and whose they are.
@DatabaseTest
class MinerAddressesIT {

  private static final CoinId COIN = CoinId.of("rBTC");
  private static final String ADDRESS = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

  @Test
  void letsSeveralFollowOneAddressAndNobodyOwnIt(TestDatabase database) {
    House house = new House(database);
    AccountId anna = house.claimed().accountId();
    AccountId mia = house.person(house.in("anna", House.PASSWORD), "mia", Role.MINER).accountId();

    assertThat(house.addresses.follow(anna, COIN, ADDRESS)).isEqualTo(FollowOutcome.DONE);
    assertThat(house.addresses.follow(mia, COIN, ADDRESS)).isEqualTo(FollowOutcome.DONE);
    assertThat(house.addresses.follow(mia, COIN, ADDRESS)).isEqualTo(FollowOutcome.KNOWN);
    assertThat(house.addresses.follow(mia, COIN, "<script>")).isEqualTo(FollowOutcome.MALFORMED);

    assertThat(house.addresses.of(mia))
        .singleElement()
        .isEqualTo(
            new OwnedAddress(
                COIN, ADDRESS, house.clock.instant(), Optional.empty(), Optional.empty()));
    assertThat(house.addresses.owns(mia, COIN, ADDRESS)).isFalse();
    assertThat(house.addresses.owner(COIN, ADDRESS)).isEmpty();
  }

  @Test
  void givesTheAddressToWhoeverProvedItLast(TestDatabase database) {
    House house = new House(database);
    AccountId anna = house.claimed().accountId();
    AccountId mia = house.person(house.in("anna", House.PASSWORD), "mia", Role.MINER).accountId();
    house.addresses.follow(anna, COIN, ADDRESS);
    house.addresses.follow(mia, COIN, ADDRESS);

    AddressClaim first = house.addresses.claim(anna, COIN, ADDRESS).orElseThrow();
    AddressClaim renewed = house.addresses.claim(anna, COIN, ADDRESS).orElseThrow();
    assertThat(house.addresses.prove(first)).isFalse();
    assertThat(house.addresses.prove(renewed)).isTrue();
    assertThat(house.addresses.prove(renewed)).isFalse();
    assertThat(house.addresses.owner(COIN, ADDRESS)).contains(anna);

    AddressClaim next = house.addresses.claim(mia, COIN, ADDRESS).orElseThrow();
    assertThat(house.addresses.claims()).containsExactly(next);
    assertThat(house.addresses.prove(next)).isTrue();
    assertThat(house.addresses.owner(COIN, ADDRESS)).contains(mia);
    assertThat(house.addresses.owns(anna, COIN, ADDRESS)).isFalse();
    assertThat(house.addresses.of(anna)).singleElement().matches(mine -> !mine.isOwned());
  }

  @Test
  void dropsAProofThatNobodyFinishesWithinADay(TestDatabase database) {
    House house = new House(database);
    AccountId anna = house.claimed().accountId();
    house.addresses.follow(anna, COIN, ADDRESS);
    assertThat(house.addresses.claim(anna, COIN, ADDRESS)).isPresent();
    assertThat(house.addresses.claim(anna, CoinId.of("LTC"), ADDRESS)).isEmpty();

    house.clock.advance(Duration.ofHours(25));

    assertThat(house.addresses.claims()).isEmpty();
    assertThat(house.addresses.of(anna)).singleElement().matches(mine -> mine.claim().isEmpty());
  }

  @Test
  void followsRigsOfFollowedAddressesOnly(TestDatabase database) {
    House house = new House(database);
    AccountId anna = house.claimed().accountId();
    WorkerName rig = new WorkerName(ADDRESS, "attic");
    assertThat(house.addresses.followWorker(anna, COIN, rig)).isEqualTo(FollowOutcome.MALFORMED);

    house.addresses.follow(anna, COIN, ADDRESS);
    assertThat(house.addresses.followWorker(anna, COIN, rig)).isEqualTo(FollowOutcome.DONE);
    assertThat(house.addresses.workers(anna)).containsExactly(new FollowedWorker(COIN, rig));

    assertThat(house.addresses.unfollow(anna, COIN, ADDRESS)).isTrue();
    assertThat(house.addresses.workers(anna)).isEmpty();
    assertThat(house.addresses.unfollowWorker(anna, COIN, rig)).isFalse();
  }

  @Test
  void endsAtFiftyAddressesForOneAccount(TestDatabase database) {
    House house = new House(database);
    AccountId anna = house.claimed().accountId();
    for (int i = 0; i < MinerAddresses.MAX_ADDRESSES; i++) {
      house.addresses.follow(anna, COIN, ADDRESS + i);
    }

    assertThat(house.addresses.follow(anna, COIN, ADDRESS)).isEqualTo(FollowOutcome.TOO_MANY);
    assertThat(house.addresses.of(anna)).hasSize(MinerAddresses.MAX_ADDRESSES);
    assertThat(List.copyOf(house.addresses.of(anna)).getFirst().address()).isEqualTo(ADDRESS + 0);
  }
}
