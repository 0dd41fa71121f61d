package org.chimerapool.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.FakeChain;
import org.chimerapool.pool.TestPool;
import org.junit.jupiter.api.Test;

class ChainCatalogTest {

  private static final CoinId COIN = CoinId.of("TST");

  private final ChainAdapter chain = new FakeChain(TestPool.template(1, TestPool.HARD));
  private final ChainCatalog catalog = new ChainCatalog(List.of());

  @Test
  void letsChainsComeAndGo() {
    assertThat(catalog.find(COIN)).isEmpty();

    catalog.connect(chain);
    assertThat(catalog.get(COIN)).isSameAs(chain);
    assertThat(catalog.all()).containsExactly(chain);

    catalog.disconnect(COIN);
    assertThat(catalog.all()).isEmpty();
    assertThatThrownBy(() -> catalog.get(COIN)).hasMessageContaining("no chain for TST");
  }

  @Test
  void tellsListenersWhenTheChangeCanBeSeen() {
    List<String> seen = new ArrayList<>();
    Registration registration =
        catalog.onChange(coin -> seen.add(coin + " " + catalog.find(coin).isPresent()));

    catalog.connect(chain);
    catalog.disconnect(COIN);
    registration.close();
    catalog.connect(chain);

    assertThat(seen).containsExactly("TST true", "TST false");
  }

  @Test
  void refusesSecondAdapterOfOneCoin() {
    catalog.connect(chain);

    assertThatThrownBy(() -> catalog.connect(new FakeChain(TestPool.template(2, TestPool.HARD))))
        .hasMessageContaining("two adapters serve TST");
    assertThat(catalog.get(COIN)).isSameAs(chain);
  }
}
