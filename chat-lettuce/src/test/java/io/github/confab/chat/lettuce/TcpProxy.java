package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network that can be made to fail, between a client and a Redis: replies get lost, everything stands still,
 * connections are reset. Safe for use by many threads.
 */
public final class TcpProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Object change = new Object();
    private volatile boolean repliesDropped;
    private volatile boolean frozen;
    private volatile boolean refusing;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        thread("accept", this::acceptAll);
    }

    public static TcpProxy to(EmbeddedRedis redis) {
        try {
            return new TcpProxy(redis.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public String uri() {
        return "redis://127.0.0.1:" + port();
    }

    /** From now on Redis hears everything, and what it says is thrown away; undone by {@link #heal()}. */
    public void dropReplies() {
        repliesDropped = true;
    }

    /** From now on nothing moves in either direction, and connections stay open: a cut cable, or a stopped server. */
    public void freeze() {
        frozen = true;
    }

    /** From now on a connection is accepted and closed at once. */
    public void refuse() {
        refusing = true;
    }

    /** Ends what the methods above began. Bytes held back by {@link #freeze()} go on; lost replies stay lost. */
    public void heal() {
        synchronized (change) {
            repliesDropped = false;
            frozen = false;
            refusing = false;
            change.notifyAll();
        }
    }

    /** Resets (RST) all connections. */
    public void reset() {
        open.forEach(TcpProxy::abort);
    }

    /** How many connections were ever accepted, refused ones included. */
    public int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        heal();
        closeQuietly(door);
        reset();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                accepted.incrementAndGet();
                if (refusing) {
                    abort(client);
                } else {
                    connect(client);
                }
            } catch (IOException closedOrRefused) {
                continue;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            abort(client);
            throw e;
        }
        open.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        thread("requests", () -> pump(client, server, false));
        thread("replies", () -> pump(server, client, true));
    }

    private void pump(Socket from, Socket to, boolean replies) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                awaitThaw();
                if (!(replies && repliesDropped)) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException | InterruptedException broken) {
            abort(from);
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitThaw() throws InterruptedException {
        synchronized (change) {
            while (frozen) {
                change.wait();
            }
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // makes close send RST
        } catch (IOException closed) {
            return;
        } finally {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyGone) {
            return;
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
