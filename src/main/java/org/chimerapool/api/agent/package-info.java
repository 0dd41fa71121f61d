/// The door for machines that a deployment runs on: they come with a code or with their run's key.
@NullMarked
package org.chimerapool.api.agent;

import org.jspecify.annotations.NullMarked;
