package org.tollbridge.core.plan;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tollbridge.service.plan.Draws;

/**
 * Draws for percentage nodes on this node of the cluster: each counts its calls on its own, so that in each block of 100 calls
 * of a plan's node on one node the shares are exact. Safe for any thread.
 */
public final class BlockDraws implements Draws {

    private static final int BLOCK = 100;

    private final long secret;
    private final int most;
    private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();

    /**
     * Makes draws.
     *
     * @param secret random, so that nobody can foresee the order within a block
     * @param most percentage nodes that are counted; above it all counts begin anew, which only ends blocks early
     */
    public BlockDraws(long secret, int most) {
        this.secret = secret;
        this.most = most;
    }

    @Override
    public Draw next(String number, String node) {
        String key = number.concat("/").concat(node);
        AtomicLong count = counts.get(key);
        if (count == null) {
            if (counts.size() >= most) {
                counts.clear();
            }
            count = counts.computeIfAbsent(key, fresh -> new AtomicLong());
        }
        long call = count.getAndIncrement();
        long seed = mix(mix(secret + key.hashCode()) + call / BLOCK);
        return new Draw((int) (call % BLOCK), seed);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
