package org.chimerapool.chain.simulator;

import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.AddressRules;

/// Addresses of the simulated coin: whatever looks like one.
record SimulatedAddresses() implements AddressRules {

  @Override
  public AddressCheck check(String address) {
    return PayoutScripts.of(address)
        .<AddressCheck>map(script -> new AddressCheck.Valid(script, "P2WPKH"))
        .orElseGet(
            () ->
                new AddressCheck.Invalid(
                    "An address of the simulated coin is 4 to 90 letters and digits."));
  }

  @Override
  public String form() {
    return "4 to 90 letters and digits";
  }
}
