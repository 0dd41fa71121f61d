package org.chimerapool.kernel.socket;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/// How sockets are served: by Linux's own event queue where there is one, otherwise by the JDK's.
///
/// @param server what listens
/// @param client what connects
public record Transport(
    IoHandlerFactory handlers,
    Class<? extends ServerSocketChannel> server,
    Class<? extends SocketChannel> client) {

  /// The fastest that this host has.
  public static final Transport BEST =
      Epoll.isAvailable()
          ? new Transport(
              EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class)
          : new Transport(
              NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);

  /// Threads that carry sockets.
  ///
  /// @param name that the threads' names begin with
  public EventLoopGroup loops(String name, int threads) {
    return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), handlers);
  }
}
