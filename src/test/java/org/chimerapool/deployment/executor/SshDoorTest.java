package org.chimerapool.deployment.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.junit.jupiter.api.Test;

class SshDoorTest {

  @Test
  void takesOnlyARefusalForARefusal() {
    SshException refused =
        new SshException(
            SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
            "No more authentication methods available");

    assertThat(SshDoor.denied(refused)).isTrue();
    assertThat(SshDoor.denied(new IOException("while logging in", refused))).isTrue();
    assertThat(SshDoor.denied(new IllegalArgumentException("not a key"))).isTrue();
    assertThat(SshDoor.denied(new SshException("Failed to get operation result within 20000 ms")))
        .isFalse();
    assertThat(
            SshDoor.denied(
                new SshException(
                    SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, "System is booting up")))
        .isFalse();
  }
}
