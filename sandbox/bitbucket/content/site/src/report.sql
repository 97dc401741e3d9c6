SELECT day, count(*) AS orders, sum(cents) / 100.0 AS revenue
FROM orders
WHERE placed_at >= now() - interval '30 days'
GROUP BY day
ORDER BY day;
