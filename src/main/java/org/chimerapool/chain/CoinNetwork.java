package org.chimerapool.chain;

/// Which of a coin's networks is meant. Only coins of [#MAIN] are worth anything.
public enum CoinNetwork {
  MAIN,
  TEST,
  REGTEST,
  SIMULATED
}
