package org.chimerapool.chain.book;

import java.util.List;
import java.util.Optional;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.NodeFamily;

/// All node families of the program.
record NodeFamilies(List<NodeFamily> all) {

  NodeFamilies {
    all = List.copyOf(all);
  }

  Optional<NodeFamily> of(CoinProfile coin) {
    return all.stream().filter(family -> family.serves(coin)).findFirst();
  }
}
