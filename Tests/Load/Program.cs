namespace RealtimeRestaurant.Load; static class Program { static void Main() { } }
