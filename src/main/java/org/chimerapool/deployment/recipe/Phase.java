package org.chimerapool.deployment.recipe;

/// A part of a recipe that people watch.
///
/// @param weight its share of the whole beside the other phases' weights, 1 or more
public record Phase(String name, int weight) {}
