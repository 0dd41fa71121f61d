package org.chimerapool.chain.adapter.bitcoin;

/// What `getnetworkinfo` says.
///
/// @param agent software and version, for example `/Satoshi:29.0.0/`
record PeerInfo(String agent, int peers) {

  static final PeerInfo UNKNOWN = new PeerInfo("", -1);
}
