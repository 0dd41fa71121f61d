package org.chimerapool.chain.adapter.bitcoin;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeChain;
import org.chimerapool.chain.NodeFamily;
import org.chimerapool.chain.NodeTrial;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Connects coins whose nodes descend from `bitcoind`.
@Component
class BitcoinFamily implements NodeFamily {

  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final Set<BitcoinChain> chains =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile NodeTiming timing;

  BitcoinFamily(Clock clock, ApplicationEventPublisher events, BitcoinSettings settings) {
    this.clock = clock;
    this.events = events;
    this.timing = settings.timing();
  }

  /// Every coin of the shipped ones that has nodes at all speaks this protocol.
  @Override
  public boolean serves(CoinProfile coin) {
    return coin.network() != CoinNetwork.SIMULATED;
  }

  @Override
  public NodeChain connect(CoinProfile coin, List<NodeAccess> nodes) {
    BitcoinChain chain = new BitcoinChain(coin, timing, clock, events);
    chains.add(chain);
    chain.use(nodes);
    return chain;
  }

  /// Goes on with another timing, for the chains that are connected too.
  void change(BitcoinSettings settings) {
    timing = settings.timing();
    synchronized (chains) {
      chains.forEach(chain -> chain.change(settings.timing()));
    }
  }

  @Override
  public NodeTrial test(CoinProfile coin, NodeAccess node) {
    return new NodeInquiry(coin, timing).of(node);
  }
}
