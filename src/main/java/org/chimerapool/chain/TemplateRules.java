package org.chimerapool.chain;

import java.util.List;

/// How a coin's nodes are asked for templates.
///
/// @param requested the rules that `getblocktemplate` is told to be understood (BIP 9)
/// @param masternodes whether templates name outputs that must be paid to masternodes and
/// superblocks, and a payload of the coinbase (Dash, DIP 3 and 4)
/// @param extensionBlock whether a block ends with an extension block (Litecoin, LIP 3)
public record TemplateRules(List<String> requested, boolean masternodes, boolean extensionBlock) {

  /// Nothing beyond BIP 22.
  public static final TemplateRules PLAIN = new TemplateRules(List.of(), false, false);

  public TemplateRules {
    requested = List.copyOf(requested);
  }
}
