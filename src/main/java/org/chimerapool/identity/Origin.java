package org.chimerapool.identity;

/// From where somebody comes to the door.
///
/// @param address IP address
/// @param agent what their browser calls itself, at most 300 characters
/// @param loopback whether they sit at this host, with no proxy in between
/// @param mark what [KnownBrowsers] gave that browser; empty where it has none
public record Origin(String address, String agent, boolean loopback, String mark) {

  static final int LONGEST_AGENT = 300;

  public Origin(String address, String agent, boolean loopback) {
    this(address, agent, loopback, "");
  }

  public Origin {
    agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
  }
}
