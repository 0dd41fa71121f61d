package org.chimerapool.deployment.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tar: ./blocks: Cannot write: No space left on device | DISK_FULL
          E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 912 | PACKAGE_LOCK
          E: Unable to locate package kaspad | PACKAGE_MISSING
          curl: (6) Could not resolve host: files.example.org | NAME_UNKNOWN
          The name pool.example is not known here | NAME_UNKNOWN
          curl: (60) SSL certificate problem: unable to get local issuer certificate | TLS
          bind: address already in use 0.0.0.0:16111 | PORT_TAKEN
          sh: 1: fork: Cannot allocate memory | NO_MEMORY
          The clock is years behind; shares and certificates will be refused | CLOCK_WRONG
          mkdir: cannot create directory '/srv': Permission denied | NOT_ALLOWED
          touch: cannot touch 'x': Read-only file system | READ_ONLY
          sha256sum: WARNING: 1 computed checksum did NOT match | CHECKSUM
          connect: Network is unreachable | UNREACHABLE
          connect to 10.0.0.1 port 443 failed: Connection refused | REFUSED
          curl: (22) The requested URL returned error: 404 | NOT_FOUND_REMOTE
          curl: (22) The requested URL returned error: 503 | SERVER_FAULT
          bash: line 3: jq: command not found | COMMAND_MISSING
          ./kaspad: cannot execute binary file: Exec format error | WRONG_PROCESSOR
          Not done within 600 s | TOO_SLOW
          Job for kaspad.service failed because the control process exited | UNIT_FAILED
          Cannot connect to the Docker daemon at unix:///var/run/docker.sock | DOCKER_MISSING
          accept: too many open files | TOO_MANY_FILES
          """)
  void knowsWhatMachinesSay(String line, KnownFault fault) {
    assertThat(KnownFault.in(line)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all is well", "unpacking part 12 of the archive", "error"})
  void doesNotGuess(String line) {
    assertThat(KnownFault.in(line)).isEmpty();
  }
}
